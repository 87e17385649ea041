"""What a policy can be asked, by the name of the parameter: enough for each defect to answer otherwise."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyotp

from fake_services.reference.methods import APP, BACKUP, METHODS, OTP, WECHAT, WECOM
from fake_services.reference.people import Person, Standing
from fake_services.reference.policy import DAY
from fake_services.reference.records import (
    ClientPassword,
    Door,
    Kind,
    Place,
    ProgramLogin,
    Protocol,
    Push,
    Scan,
    Submission,
    Verification,
)
from tests.reference.samples import (
    LI,
    NOW,
    OTHER_PHONE,
    PHONE,
    WANG,
    attempt,
    binding,
    claim,
    code,
    errand,
    trust,
    visit,
)

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SHOWN = pyotp.TOTP(SECRET).at(int(NOW))
BOUND, ENDED, NEW = binding(), binding(until=NOW), binding(since=NOW)
BY_WECHAT = binding(method=WECHAT, value="unionid")
BY_WECOM = binding(method=WECOM, value="userid")
BY_BACKUP = binding(method=BACKUP, value="li@example.org")
PASSED = Verification("session", WANG, NOW)
EARLIER, OTHERS = Verification("earlier", LI, NOW - 99), Verification("other", LI, NOW)
SCANS = [Scan("state", place, LI, "session", m) for place in Place for m in (WECHAT, WECOM)]
TOKENS = (base64.b64encode(LI.encode()).rstrip(b"="), hashlib.md5(LI.encode()).hexdigest().encode())
ON_A_PHONE = {"user-agent": "Mobile"}
PATHS = (
    "/",
    "/inbox",
    "/inbox;x",
    "/INBOX",
    "/login/..;/inbox",
    "/inbox/x.css",
    "/inbox\n",
    "/settings",
    "/api/letters",
    "/api/contacts",
    "/api/live",
    "/bind",
    "/bind/sms",
    "/bind/otp",
    "/bind/wechat",
    "/api/bind/sms",
    "/api/bind/sms/code",
    "/api/verify/sms/code",
    "/verify",
    "/verify",
)
"""What is asked for; the second step's page twice, since some count."""
MASTERS = ("888888", "123456", "111111", "000000", "8888", "1234", "0000")
CLAIMS = (
    {"x-real-ip": "127.0.0.1"},
    {"x-forwarded-for": "unknown"},
    {"x-original-url": "/login"},
    {"authorization": "Basic bGk6cmlnaHQ="},
    {"authorization": f"Basic {base64.b64encode(b'li:' + 16 * b'a').decode()}"},
    {"authorization": "Bearer session"},
    {"cookie": "waiting=pending"},
    {"user-agent": "MicroMessenger"},
    {"x-forwarded-user": "li"},
    {"referer": "https://i.kust.edu.cn/"},
    {"x-requested-with": "XMLHttpRequest"},
    {"accept": "application/json"},
    {"x-middleware-subrequest": "middleware"},
    {"cookie": "passed=pending"},
    {"cookie": "remembered=pending"},
    {"cookie": "__Host-mail=older"},
    {"cookie": "trust-0=cut"},
)
"""What a request may claim."""
SUBMITTED = [
    Submission("POST", "application/json", {"code": said})
    for said in ("ABC234", "", None, [], ["ABC234"], {"$ne": ""})
] + [
    Submission("POST", "application/json", {}),
    Submission("PUT", "application/json", {"code": "WRONG2"}),
    Submission("POST", "application/json", {"code": "WRONG2"}, "", "PUT"),
    Submission("POST", "application/json", {"code": "%"}),
    Submission("POST", "application/json", {"code": "WRONG2", "verified": True}),
    Submission("POST", "application/json", {"phone_verified": "true"}),
    Submission("POST", "application/json", {"code": "WRONG2", "trust": "true"}),
    Submission("POST", "application/json", {"code": "0" * 5000}),
    Submission("POST", "application/json", {"code": "WRONG2"}, "/api/verify/sms;x"),
    Submission("POST", "application/x-www-form-urlencoded", {"code": "WRONG2"}),
    Submission("POST", "application/json", {"code": "ABC234", "mailbox": LI}),
]
HOME = "https://mail.kust.edu.cn/"
SERVICES = (
    "https://mailxkust.edu.cn/",
    f"{HOME[:-1]}.evil.example/",
    f"https://evil.example/?{HOME}",
    "http:" + HOME[6:],
)
CASES = (Place.FORCED, Place.CHANGE, Place.LOGIN, Place.STEP_UP)


class Directory:
    """Knows Li, and her password."""

    def sign_in(self, login: str, password: str) -> Person | None:
        return Person(login, login) if (login, password) == ("li", "right") else None


PUSHES = [
    Push(id, on, NOW)
    for id, on in (("1", errand()), ("2", errand(request="other")), ("3", errand(address=WANG)))
]
QUESTIONS: Mapping[str, Sequence[object]] = {
    "visit": [
        visit(),
        visit(BOUND, trusts=(trust(),), session="earlier"),
        visit(ENDED),
        visit(NEW),
        visit(door=Door.DIRECT),
        visit(door=Door.MOBILE),
        *(visit(*bound, path=path) for bound in ((), (BOUND,)) for path in PATHS),
        *(visit(*bound, path=path, headers=ON_A_PHONE) for bound in ((), (BOUND,)) for path in PATHS),
        *(visit(*bound, path="/inbox", door=Door.DIRECT) for bound in ((), (BOUND,))),
        *(visit(*bound, path="/api/letters", verifications=(PASSED,)) for bound in ((), (BOUND,))),
        *(visit(*bound, name=name) for name in ("LI", "li+mail@kust.edu.cn") for bound in ((), (BOUND,))),
        *(visit(*bound, headers={"x-forwarded-for": "10.0.0.1"}) for bound in ((), (BOUND,))),
        *(visit(*bound, headers=one) for one in CLAIMS for bound in ((), (BOUND,))),
        *(visit(*bound, query="later") for bound in ((), (BOUND,))),
        visit(BOUND, verifications=(PASSED,)),
        visit(BOUND, session="earlier", verifications=(EARLIER,)),
        visit(BOUND, verifications=(EARLIER,), headers={"cookie": "remembered=pending"}),
        *(visit(BOUND, path="/trust", verb=verb) for verb in ("POST", "PUT")),
        visit(BOUND, path="/settings/two-step", verb="POST"),
        *(visit(*bound, session="the next") for bound in ((), (BOUND,))),
        visit(BOUND, door=Door.DIRECT),
        visit(BOUND, door=Door.MOBILE),
        visit(BOUND, entered=True),
        visit(BY_WECHAT),
        visit(replace(BY_WECHAT, until=NOW)),
        visit(trusts=(trust(),)),
        visit(BOUND, trusts=(trust(),)),
        visit(BOUND, trusts=(trust(),), session="the next"),
        visit(binding(until=NOW - 60), BOUND, trusts=(trust(),)),
        visit(BOUND, trusts=(trust(),), door=Door.DIRECT),
        *(visit(BOUND, trusts=two) for two in ((trust(), trust(WANG)), (trust(), trust(token="another")))),
        *(visit(BOUND, tokens=frozenset({hashlib.sha256(token).hexdigest()})) for token in TOKENS),
        *(visit(BOUND, session=f"login {number}") for number in range(4)),
        visit(BOUND, path="/api/bind/sms"),
        visit(BOUND, path="/api/bind/sms", trusts=(trust(),)),
    ],
    "trust": [
        trust(),
        trust(WANG),
        trust(token="another"),
        trust(since=NOW - 99 * DAY),
        trust(since=NOW - 20 * DAY),
        trust(void=True),
    ],
    "verification": [EARLIER, OTHERS, PASSED],
    "binding": [
        None,
        BOUND,
        ENDED,
        *(replace(binding(method=one, value="unionid"), until=end) for one in METHODS for end in (None, NOW)),
    ],
    "bindings": [
        [],
        [binding(WANG, until=NOW)],
        [binding(WANG, value=OTHER_PHONE)],
        [BOUND],
        [BOUND, BY_WECHAT, BY_BACKUP],
        [BY_WECHAT],
        [BY_WECOM],
    ],
    "claim": [
        *(claim(place) for place in CASES),
        *(claim(place, WECHAT, "unionid") for place in (*CASES, Place.SETTINGS)),
        claim(Place.SETTINGS),
        replace(claim(), address=LI, typed="13800138001"),
        claim(),
        claim(value=OTHER_PHONE),
        replace(claim(value=OTHER_PHONE), login="li"),
        *(replace(claim(method=WECHAT, value=one), login="li") for one in ("other", "unionid")),
        replace(claim(), typed="138 0013 8001"),
    ],
    "code": [
        *(code(errand(place)) for place in (*CASES, Place.SETTINGS)),
        code(),
        code(used=True),
        code(wrong=5),
        *(code(errand(Place.FORGOTTEN), **how) for how in ({}, {"used": True}, {"wrong": 5})),
        code(replace(errand(), method=BACKUP), wrong=5),
    ],
    "attempt": [
        *(
            attempt(text, errand(place))
            for text in ("ABC234", "A", "WRONG2", "", *MASTERS)
            for place in CASES
        ),
        *(attempt(on=errand(place, request="other")) for place in CASES),
        *(attempt(on=errand(place, destination=OTHER_PHONE)) for place in CASES),
        attempt(at=NOW + DAY),
        attempt(on=errand(Place.FORGOTTEN)),
        attempt(on=errand(Place.FORGOTTEN), at=NOW + DAY),
        attempt(on=errand(Place.FORGOTTEN, address=WANG)),
        *(replace(attempt("", errand(place)), at=NOW + DAY) for place in CASES),
        attempt(SHOWN, at=NOW + 5 * 60),
        attempt(SHOWN, at=NOW - 5 * 60),
        attempt(at=NOW + 6 * 60),
        attempt(at=NOW + 15 * 60),
        attempt(SHOWN),
        attempt(SHOWN[0]),
        attempt(SHOWN, errand(request="other")),
        attempt(SHOWN, errand(Place.FORCED)),
        *(attempt(text, replace(errand(), method=APP)) for text in (SHOWN, "WRONG2")),
        *(replace(attempt("WRONG2", replace(errand(), method=OTP)), wrong=tried) for tried in (0, 4)),
        *(attempt("WRONG2", replace(errand(at), method=BACKUP)) for at in CASES),
        replace(attempt(SHOWN), wrong=20),
        replace(attempt(SHOWN, errand(Place.STEP_UP)), wrong=20),
        replace(attempt(SHOWN, replace(errand(), method=APP)), wrong=20),
        attempt("WRONG2", errand(Place.SETTINGS)),
        attempt("WRONG2", replace(errand(Place.SETTINGS), method=BACKUP)),
        attempt(on=errand(Place.SETTINGS)),
        attempt(on=errand(Place.SETTINGS, destination=OTHER_PHONE)),
        replace(attempt(), wrong=20),
        replace(attempt(on=errand(Place.STEP_UP)), wrong=20),
    ],
    "program": [
        ProgramLogin(protocol, by_account, by_client, bound=True)
        for protocol in Protocol
        for by_account, by_client in ((True, False), (False, True), (False, False))
    ]
    + [
        ProgramLogin(protocol, True, False, True, by)
        for protocol in Protocol
        for by in ("PLAIN", "LOGIN", "AUTHENTICATE LOGIN")
    ]
    + [
        ProgramLogin(protocol, by_account, by_client=not by_account, bound=False)
        for protocol in Protocol
        for by_account in (True, False)
    ],
    "kept": [ClientPassword(1, address, "hash", gone) for address in (LI, WANG) for gone in (False, True)],
    "protocol": list(Protocol),
    "newer": [errand(), errand(Place.STEP_UP), replace(errand(), method=BACKUP)],
    "used": [(int(NOW) // 30,), ()],
    "secret": [SECRET],
    "scans": [[], *([scan] for scan in SCANS)],
    "scan": SCANS,
    "state": ["state", "another", "", None],
    "earlier": [[code()]],
    "before": [errand(), errand(request="other")],
    "others": [0, 10],
    "sent": [[NOW] * 20],
    "wait": [0, 30, 60],
    "key": ["ST-1"],
    "submitted": SUBMITTED,
    "verb": ["POST"],
    "cookie": ["", "another"],
    "request": [
        visit(headers={"authorization": "Bearer session", "forwarded": "host=evil.example"}).request,
        visit(path="/api/letters/1").request,
    ],
    "path": [
        "/api/verify/sms",
        "/api/bind/sms",
        "/api/letters",
        "/trust",
        "/login",
        "/settings/two-step",
        "/inbox",
        "/wechat",
    ],
    "owned": [False, True],
    "session": ["session"],
    "by_password": [False, True],
    "by_session": [False, True],
    "entered": ["", "ABC234"],
    "inside": [False, True],
    "token": ["", "csrf"],
    "at": [NOW],
    "stepped_up": [{LI: NOW - 60}],
    "proved": [NOW, NOW - 600, False],
    "place": [*Place, Place.STEP_UP],
    "every": [METHODS],
    "method": METHODS,
    "value": [PHONE, SECRET, "li@example.org"],
    "destination": [PHONE],
    "number": [PHONE, PHONE[:-1], "+86", "+8608716591666"],
    "text": ["13800138001", "1380013800123", "138.0013.8001", "13800138001,13900139002", f"<{LI}>"],
    "bound": [PHONE, "li@example.org"],
    "named": ["", OTHER_PHONE],
    "tried": ["", "li"],
    "said": [{"mfa_verified": "true"}, {"days": "365"}, {"user": "li"}, {"next": "//evil.example/"}],
    "shown": ["", OTHER_PHONE, "other@example.org"],
    "own": [
        replace(visit(query=f"mailbox={LI}&mailbox={WANG}"), address=WANG),
        *(
            replace(visit(path=path, entered=entered), address=WANG)
            for path in ("/api/bind/sms", "/settings/two-step", "/trust")
            for entered in (False, True)
        ),
    ],
    "wanted": [LI, WANG],
    "status": ["waiting", "paired", "approved", "refused", "expired", "ended"],
    "push": PUSHES,
    "pushes": [PUSHES, PUSHES[::-1]],
    "id": ["", "1"],
    "errand": [
        errand(),
        errand(address=WANG),
        *(replace(errand(at), method=one) for at in CASES for one in METHODS),
    ],
    "unionid": ["unionid", "another"],
    "query": [{}, {"unionid": "unionid"}],
    "form": [{}, {"unionid": "unionid"}, {"user": "li"}],
    "headers": [{}, {"x-forwarded-user": "li"}],
    "answer": ["trust", "later"],
    "heading": ["/"],
    "control": ["avatar", "gear"],
    "page": ["personal", "security"],
    "matches": [False],
    "mail": ["https://mail.kust.edu.cn"],
    "people": [Directory()],
    "login": ["li", "xli"],
    "name": ["li", "lí", "lı", "li ", "ｌｉ", "li+mail@kust.edu.cn", "LI"],
    "door": list(Door),
    "application": ["电子邮件"],
    "password": ["right", "right1", "RIGHT", "", "' or '1'='1"],
    "owner": ["li"],
    "wrong": [[], [NOW] * 10, [NOW - DAY] * 10],
    "seconds": [60, DAY],
    "address": ["/", LI, LI.upper(), LI.replace("@", "+mail@"), *SERVICES],
    "home": [HOME],
    "known": [True, False],
    "standing": [Standing(known, known, known) for known in (True, False)],
    "kind": ["session", "trust", Kind.PAGE, Kind.DATA],
    "seen": [NOW, NOW - 900, NOW - DAY],
    "kept_in": [LI, WANG],
    "mailbox": [LI],
    "answered": [True, False],
    "ours": ["our words"],
    "words": ["该手机号已绑定其他邮箱"],
    "holder": [BOUND, BY_WECHAT, BY_WECOM],
    "why": ["the gateway's words"],
    "granted": ["https://mail.kust.edu.cn/cas"],
    "asked": ["https://other.kust.edu.cn/"],
    "origin": ["", "https://elsewhere.example", "https://elsewherekust.edu.cn", "https://mailxkust.edu.cn"],
    "configured": ["https://mail.kust.edu.cn"],
}
