"""Tencent Cloud SMS, driven by Tencent's own SDK."""

import json
from collections.abc import Callable

import httpx
import pytest
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sms.v20210111.models import SendSmsRequest, SendSmsResponse
from tencentcloud.sms.v20210111.sms_client import SmsClient

from fake_services.gateways import Gateways

pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")

ORDER: dict[str, object] = {
    "PhoneNumberSet": ["+8613800138000"],
    "SmsSdkAppId": "1400000001",
    "TemplateId": "1001",
    "SignName": "昆明理工大学",
    "TemplateParamSet": ["4D8LQ2", "10"],
}
TEXT = "【昆明理工大学】您的验证码为4D8LQ2，10分钟内有效。"

Send = Callable[..., SendSmsResponse]


@pytest.fixture
def send(address: Callable[[str], str]) -> Send:
    """Sends ORDER, changed by what is given, through the SDK."""

    def send(
        secret_id: str = "AKIDtest", secret_key: str = "tencent secret", **changes: object
    ) -> SendSmsResponse:
        http = HttpProfile(protocol="http", endpoint=address("sms.tencentcloudapi.com"))
        client = SmsClient(Credential(secret_id, secret_key), "ap-guangzhou", ClientProfile(httpProfile=http))
        request = SendSmsRequest()
        request.from_json_string(json.dumps({**ORDER, **changes}))
        return client.SendSms(request)

    return send


def refused(send: Send, **changes: object) -> str:
    with pytest.raises(TencentCloudSDKException) as error:
        send(**changes)
    assert error.value.get_request_id()
    return str(error.value.get_code())


def test_a_code_arrives_as_a_person_reads_it(send: Send, gateways: Gateways) -> None:
    [status] = send(PhoneNumberSet=["+8613800138001"], SessionContext="login 7").SendStatusSet
    assert (status.Code, status.Message, status.Fee, status.IsoCode) == ("Ok", "send success", 1, "CN")
    assert (status.PhoneNumber, status.SessionContext) == ("+8613800138001", "login 7")
    assert status.SerialNo
    [message] = gateways.sms.received("+8613800138001")
    assert (message.sender, message.text) == ("昆明理工大学", TEXT)


def test_each_number_has_its_own_status(send: Send, gateways: Gateways) -> None:
    answer = send(PhoneNumberSet=["13800138002", "087165916000", "008613800138003"])
    assert [(status.PhoneNumber, status.Code) for status in answer.SendStatusSet] == [
        ("+8613800138002", "Ok"),
        ("087165916000", "InvalidParameterValue.IncorrectPhoneNumber"),
        ("+8613800138003", "Ok"),
    ]
    assert len(gateways.sms.received("+8613800138002")) == len(gateways.sms.received("+8613800138003")) == 1
    assert gateways.refusals[-1].endswith("InvalidParameterValue.IncorrectPhoneNumber: 087165916000")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"secret_key": "guessed"}, "AuthFailure.SignatureFailure"),
        ({"secret_id": "AKIDother"}, "AuthFailure.SecretIdNotFound"),
        ({"SmsSdkAppId": "1400000002"}, "UnauthorizedOperation.SmsSdkAppIdVerifyFail"),
        ({"SignName": "别的大学"}, "FailedOperation.SignatureIncorrectOrUnapproved"),
        ({"TemplateId": "1002"}, "FailedOperation.TemplateIncorrectOrUnapproved"),
        ({"TemplateParamSet": ["4D8LQ2"]}, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"),
        ({"PhoneNumberSet": "+8613800138000"}, "InvalidParameter"),
    ],
)
def test_what_is_refused(send: Send, gateways: Gateways, changes: dict[str, object], code: str) -> None:
    before = len(gateways.sms.everything())
    assert refused(send, **changes) == code
    assert gateways.refusals[-1].startswith(f"Tencent Cloud SMS: {code}: ")
    assert len(gateways.sms.everything()) == before


@pytest.mark.parametrize("seconds", [-400, 400])
def test_a_signature_holds_for_five_minutes_of_the_worlds_clock(
    send: Send, advance: Callable[[float], None], seconds: float
) -> None:
    advance(seconds)
    assert refused(send) == "AuthFailure.SignatureExpire"


def test_another_body_under_the_same_signature_is_refused(
    send: Send, address: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signature covers the bytes of the body, not what they mean."""
    signed: list[httpx.Request] = []
    url = f"http://{address('sms.tencentcloudapi.com')}/"

    def capture(self: object, request: object) -> object:
        headers = {name: str(value) for name, value in vars(request)["header"].items()}
        signed.append(httpx.Request("POST", url, headers=headers, content=vars(request)["data"]))
        raise TencentCloudSDKException("captured", "")

    monkeypatch.setattr("tencentcloud.common.http.request.ApiRequest.send_request", capture)
    with pytest.raises(TencentCloudSDKException, match="captured"):
        send()
    [request] = signed
    with httpx.Client(trust_env=False) as client:
        good = client.post(url, headers=request.headers, content=request.content)
        spaced = client.post(
            url,
            headers={**request.headers, "content-length": str(len(request.content) + 1)},
            content=request.content + b" ",
        )
        unsigned = client.post(url, content=request.content)
    assert good.headers["content-type"] == "application/json"
    assert good.json()["Response"]["SendStatusSet"][0]["Code"] == "Ok"
    assert spaced.json()["Response"]["Error"]["Code"] == "AuthFailure.SignatureFailure"
    assert unsigned.status_code == 200
    assert unsigned.json()["Response"]["Error"]["Code"] == "AuthFailure.InvalidAuthorization"
