"""Alibaba Cloud SMS, driven by Alibaba's own SDK, signing by V3 and by the older V1 (RPC)."""

import hashlib
from collections.abc import Callable
from types import SimpleNamespace

import httpx
import pytest
from alibabacloud_dysmsapi20170525.client import Client
from alibabacloud_dysmsapi20170525.models import SendSmsRequest, SendSmsResponseBody
from alibabacloud_tea_openapi.exceptions import ClientException
from alibabacloud_tea_openapi.utils import Utils
from alibabacloud_tea_openapi.utils_models import Config

from fake_services.providers.gateways import Gateways

pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")

HOST = "dysmsapi.aliyuncs.com"
ORDER = {
    "phone_numbers": "13800138000",
    "sign_name": "昆明理工大学",
    "template_code": "SMS_1001",
    "template_param": '{"code": "4D8LQ2"}',
    "out_id": "a+b ~c",
}
TEXT = "【昆明理工大学】您的验证码为4D8LQ2，请勿告知他人。"

Send = Callable[..., SendSmsResponseBody]


@pytest.fixture(params=[None, "v2"], ids=["V3", "V1"])
def send(request: pytest.FixtureRequest, address: Callable[[str], str]) -> Send:
    """Sends ORDER, changed by what is given, through the SDK."""

    def send(key_id: str = "LTAItest", secret: str = "alibaba secret", **changes: str) -> SendSmsResponseBody:
        config = Config(
            access_key_id=key_id,
            access_key_secret=secret,
            endpoint=address(HOST),
            protocol="http",
            signature_algorithm=request.param,
        )
        return Client(config).send_sms(SendSmsRequest(**{**ORDER, **changes})).body

    return send


def refused(send: Send, **changes: str) -> tuple[int, str]:
    with pytest.raises(ClientException) as error:
        send(**changes)
    assert set(error.value.data) >= {"RequestId", "HostId", "Code", "Message", "Recommend"}
    return error.value.status_code, error.value.code


def test_a_code_arrives_as_a_person_reads_it(send: Send, gateways: Gateways) -> None:
    before = len(gateways.sms.received("+8613800138000"))
    answer = send()
    assert (answer.code, answer.message) == ("OK", "OK")
    assert answer.biz_id and answer.request_id
    [message] = gateways.sms.received("+8613800138000")[before:]
    assert (message.sender, message.text) == ("昆明理工大学", TEXT)


def test_several_numbers(send: Send, gateways: Gateways) -> None:
    before = len(gateways.sms.everything())
    assert send(phone_numbers="+8613800138001,008613800138002").code == "OK"
    delivered = gateways.sms.everything()[before:]
    assert [message.to for message in delivered] == ["+8613800138001", "+8613800138002"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"phone_numbers": "087165916000"}, "isv.MOBILE_NUMBER_ILLEGAL"),
        ({"phone_numbers": "13800138000,1380013800"}, "isv.MOBILE_NUMBER_ILLEGAL"),
        ({"sign_name": "别的大学"}, "isv.SMS_SIGNATURE_ILLEGAL"),
        ({"template_code": "SMS_1002"}, "isv.SMS_TEMPLATE_ILLEGAL"),
        ({"template_param": "4D8LQ2"}, "isv.INVALID_JSON_PARAM"),
        ({"template_param": '{"code": 123456}'}, "isv.INVALID_JSON_PARAM"),
        ({"template_param": "{}"}, "isv.TEMPLATE_MISSING_PARAMETERS"),
    ],
)
def test_what_the_service_refuses(send: Send, gateways: Gateways, changes: dict[str, str], code: str) -> None:
    before = len(gateways.sms.everything())
    answer = send(**changes)
    assert (answer.code, answer.biz_id) == (code, None)
    assert gateways.refusals.lines()[-1].startswith(f"Alibaba Cloud SMS: {code}: ")
    assert len(gateways.sms.everything()) == before


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"secret": "guessed"}, 400, "SignatureDoesNotMatch"),
        ({"key_id": "LTAIother"}, 404, "InvalidAccessKeyId.NotFound"),
        ({"phone_numbers": ""}, 400, "MissingPhoneNumbers"),
    ],
)
def test_what_the_gateway_refuses(
    send: Send, gateways: Gateways, changes: dict[str, str], status: int, code: str
) -> None:
    assert refused(send, **changes) == (status, code)
    assert gateways.refusals.lines()[-1].startswith(f"Alibaba Cloud SMS: {code}: ")


@pytest.mark.parametrize("seconds", [-1000, 1000])
def test_a_signature_holds_for_fifteen_minutes_of_either_clock(
    send: Send, elsewhen: Callable[[float], None], seconds: float
) -> None:
    elsewhen(seconds)
    assert refused(send) == (400, "IllegalTimestamp")


def test_real_time_is_right_in_a_world_whose_clock_was_moved(
    send: Send, advance: Callable[[float], None]
) -> None:
    advance(86_400)
    assert send().code == "OK"


def test_a_nonce_is_good_once(send: Send, gateways: Gateways, monkeypatch: pytest.MonkeyPatch) -> None:
    nonce = Utils.get_nonce()
    monkeypatch.setattr(Utils, "get_nonce", lambda: nonce)
    assert send().code == "OK"
    before = len(gateways.sms.everything())
    assert refused(send) == (400, "SignatureNonceUsed")
    assert len(gateways.sms.everything()) == before


def version_3(body: bytes, host: str, leave_out: str = "") -> dict[str, str]:
    """The headers of a V3 request with a body, right in itself, signing all but one of them."""
    headers = {
        "host": host,
        "x-acs-action": "SendSms",
        "x-acs-version": "2017-05-25",
        "x-acs-date": Utils.get_timestamp(),
        "x-acs-signature-nonce": Utils.get_nonce(),
        "x-acs-content-sha256": hashlib.sha256(body).hexdigest(),
    }
    request = SimpleNamespace(method="POST", pathname="/", query={"SignName": ORDER["sign_name"]})
    request.headers = {name: value for name, value in headers.items() if name != leave_out}
    key = ("LTAItest", "alibaba secret")
    authorization = Utils.get_authorization(
        request, "ACS3-HMAC-SHA256", headers["x-acs-content-sha256"], *key
    )
    form = {"authorization": authorization, "content-type": "application/x-www-form-urlencoded"}
    return {**headers, **form}


BODY = b"PhoneNumbers=13800138008&TemplateCode=SMS_1001&TemplateParam=%7B%22code%22%3A%224D8LQ2%22%7D"


def post(host: str, headers: dict[str, str], body: bytes = BODY) -> str:
    params = {"SignName": ORDER["sign_name"]}
    return str(httpx.post(f"http://{host}/", params=params, headers=headers, content=body).json()["Code"])


def test_version_3_covers_the_bytes_of_the_body(address: Callable[[str], str]) -> None:
    host = address(HOST)
    assert post(host, version_3(BODY, host)) == "OK"
    assert post(host, version_3(BODY, host), BODY + b"&OutId=1") == "SignatureDoesNotMatch"


@pytest.mark.parametrize("name", ["host", "x-acs-action", "x-acs-date", "x-acs-signature-nonce"])
def test_version_3_must_sign_what_identifies_the_request(address: Callable[[str], str], name: str) -> None:
    host = address(HOST)
    assert post(host, version_3(BODY, host, leave_out=name)) == "IncompleteSignature"


@pytest.mark.parametrize("authorization", ["", "Basic bGk6", "ACS3-HMAC-SHA256 Credential=LTAItest"])
def test_version_3_refuses_another_authorization(address: Callable[[str], str], authorization: str) -> None:
    host = address(HOST)
    assert post(host, {**version_3(BODY, host), "authorization": authorization}) == "IncompleteSignature"


def test_what_bears_no_signature_is_refused(address: Callable[[str], str]) -> None:
    answer = httpx.post(f"http://{address(HOST)}/", params={"Action": "SendSms"})
    assert (answer.status_code, answer.json()["Code"]) == (400, "IncompleteSignature")
    assert answer.json()["HostId"] == address(HOST)


def version_1(method: str, **changes: str) -> dict[str, str]:
    parameters = {
        "Action": "SendSms",
        "Version": "2017-05-25",
        "AccessKeyId": "LTAItest",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": Utils.get_nonce(),
        "Timestamp": Utils.get_timestamp(),
        "PhoneNumbers": "13800138009",
        "SignName": "昆明理工大学",
        "TemplateCode": "SMS_1001",
        "TemplateParam": '{"code":"4D8LQ2"}',
        **changes,
    }
    return {**parameters, "Signature": Utils.get_rpcsignature(parameters, method, "alibaba secret")}


def test_version_1_takes_query_and_form(address: Callable[[str], str]) -> None:
    url = f"http://{address(HOST)}/"
    for answer in (httpx.get(url, params=version_1("GET")), httpx.post(url, data=version_1("POST"))):
        assert answer.json()["Code"] == "OK"
    other_method = httpx.get(url, params=version_1("POST"))
    assert other_method.json()["Code"] == "SignatureDoesNotMatch"


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"Action": "SendBatchSms"}, 404, "InvalidAction.NotFound"),
        ({"Version": "2016-09-27"}, 404, "InvalidAction.NotFound"),
        ({"Timestamp": "now"}, 400, "IllegalTimestamp"),
    ],
)
def test_parameters_that_are_refused(
    address: Callable[[str], str], changes: dict[str, str], status: int, code: str
) -> None:
    answer = httpx.get(f"http://{address(HOST)}/", params=version_1("GET", **changes))
    assert (answer.status_code, answer.json()["Code"]) == (status, code)
