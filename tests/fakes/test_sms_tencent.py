"""Tencent Cloud SMS, driven by Tencent's own SDK."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.http.request import ApiRequest, RequestInternal
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.common.sign import Sign
from tencentcloud.sms.v20210111.models import SendSmsRequest, SendSmsResponse
from tencentcloud.sms.v20210111.sms_client import SmsClient

from fake_services.providers.gateways import Gateways

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
    assert gateways.refusals.lines()[-1].endswith("InvalidParameterValue.IncorrectPhoneNumber: 087165916000")


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
    assert gateways.refusals.lines()[-1].startswith(f"Tencent Cloud SMS: {code}: ")
    assert len(gateways.sms.everything()) == before


@pytest.mark.parametrize("seconds", [-400, 400])
def test_a_signature_holds_for_five_minutes_of_either_clock(
    send: Send, elsewhen: Callable[[float], None], seconds: float
) -> None:
    elsewhen(seconds)
    assert refused(send) == "AuthFailure.SignatureExpire"


def test_real_time_is_right_in_a_world_whose_clock_was_moved(
    send: Send, advance: Callable[[float], None]
) -> None:
    advance(86_400)
    [status] = send().SendStatusSet
    assert status.Code == "Ok"


@pytest.fixture
def signed(send: Send, monkeypatch: pytest.MonkeyPatch) -> RequestInternal:
    """The request that the SDK would have sent for ORDER, signed."""
    requests: list[RequestInternal] = []

    def keep(self: ApiRequest, request: RequestInternal) -> None:
        requests.append(request)
        raise TencentCloudSDKException("kept")

    monkeypatch.setattr(ApiRequest, "send_request", keep)
    with pytest.raises(TencentCloudSDKException, match="kept"):
        send()
    return requests[0]


Answer = dict[str, dict[str, object]]


def answer(address: Callable[[str], str], headers: dict[str, str], body: str) -> Answer:
    answer = httpx.post(f"http://{address('sms.tencentcloudapi.com')}/", headers=headers, content=body)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    return dict(answer.json()["Response"])


def test_the_signature_covers_the_bytes_of_the_body(
    signed: RequestInternal, address: Callable[[str], str]
) -> None:
    assert "SendStatusSet" in answer(address, signed.header, signed.data)
    spaced = answer(address, signed.header, signed.data + " ")
    assert spaced["Error"]["Code"] == "AuthFailure.SignatureFailure"


def authorization(request: RequestInternal, host: str, names: str, scope: str) -> str:
    """A TC3 header, right in itself, over the headers named and for the scope given."""
    values = {"content-type": request.header["Content-Type"], "host": host}
    headers = "".join(f"{name}:{values[name]}\n" for name in names.split(";"))
    body = hashlib.sha256(request.data.encode()).hexdigest()
    canonical = hashlib.sha256(f"POST\n/\n\n{headers}\n{names}\n{body}".encode()).hexdigest()
    date, service, _ = scope.split("/")
    to_sign = f"TC3-HMAC-SHA256\n{request.header['X-TC-Timestamp']}\n{scope}\n{canonical}"
    signature = Sign.sign_tc3("tencent secret", date, service, to_sign)
    return f"TC3-HMAC-SHA256 Credential=AKIDtest/{scope}, SignedHeaders={names}, Signature={signature}"


@pytest.mark.parametrize(
    ("names", "scope", "accepted"),
    [
        ("content-type;host", "{date}/sms/tc3_request", True),
        ("content-type", "{date}/sms/tc3_request", False),
        ("host", "{date}/sms/tc3_request", False),
        ("content-type;host", "{date}/cvm/tc3_request", False),
        ("content-type;host", "2021-01-11/sms/tc3_request", False),
    ],
)
def test_what_must_be_signed(
    signed: RequestInternal, address: Callable[[str], str], names: str, scope: str, accepted: bool
) -> None:
    date = datetime.fromtimestamp(int(signed.header["X-TC-Timestamp"]), UTC).strftime("%Y-%m-%d")
    header = authorization(signed, address("sms.tencentcloudapi.com"), names, scope.format(date=date))
    answered = answer(address, {**signed.header, "Authorization": header}, signed.data)
    if accepted:
        assert "SendStatusSet" in answered
    else:
        assert answered["Error"]["Code"] == "AuthFailure.SignatureFailure"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"X-TC-Action": "PullSmsSendStatus"}, "InvalidAction"),
        ({"X-TC-Version": "2019-07-11"}, "NoSuchVersion"),
        ({"X-TC-Timestamp": "now"}, "AuthFailure.InvalidAuthorization"),
        ({"Authorization": ""}, "AuthFailure.InvalidAuthorization"),
    ],
)
def test_headers_that_are_refused(
    signed: RequestInternal, address: Callable[[str], str], header: dict[str, str], code: str
) -> None:
    assert answer(address, {**signed.header, **header}, signed.data)["Error"]["Code"] == code
