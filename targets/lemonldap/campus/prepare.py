"""Makes what the deployment needs in its folder: the directory, and the portal's configuration.

https://lemonldap-ng.org/documentation/2.0/parameterlist.html; what is not said here is at its default.
"""

import json

from campus import directory
from campus.settings import (
    CLOCK,
    FOLDER,
    MAIL,
    PERSISTENT,
    PORTAL,
    ROOT,
    SMTP_HOST,
    SMTP_PORT,
    STORE,
)

TRUSTED = "$_stayConnectedSession"
"""Set in the sessions of a browser that stays connected."""
REGISTERING = "$ENV{PATH_INFO} =~ m#^/2fregisters#"

INI = f"""\
[all]
logLevel = warn
checkTime = 600

[configuration]
type = File
dirName = {FOLDER}
localStorage = Cache::FileCache
localStorageOptions = {{ 'namespace' => 'settings', 'cache_root' => '{FOLDER}/cache', 'cache_depth' => 3 }}

[portal]
staticPrefix = /static
templateDir = {ROOT}/usr/share/lemonldap-ng/portal/templates
languages = en
"""


def sessions(name: str) -> dict[str, str]:
    """Where sessions of one kind are kept."""
    folder = FOLDER / name
    (folder / "lock").mkdir(parents=True, exist_ok=True)
    return {
        "Directory": str(folder),
        "LockDirectory": str(folder / "lock"),
        "generateModule": "Lemonldap::NG::Common::Apache::Session::Generate::SHA256",
    }


def configuration() -> dict[str, object]:
    """The portal's configuration."""
    return {
        "cfgNum": 1,
        "cfgAuthor": "targets/lemonldap",
        "cfgDate": 1,
        "cfgVersion": "2.16.1",
        "key": "a key of this deployment",
        "portal": PORTAL,
        "domain": "campus.example",
        "securedCookie": 1,
        "handlerInternalCache": 0,
        "locationRules": {"sso.campus.example": {"default": "accept"}},
        "lwpOpts": {"env_proxy": 1, "timeout": 3},
        **storage(),
        **people(),
        **second_factors(),
        **cas(),
    }


def storage() -> dict[str, object]:
    """Where the portal keeps what it knows."""
    return {
        "globalStorage": "Apache::Session::File",
        "globalStorageOptions": sessions("sessions"),
        "persistentStorage": "Apache::Session::File",
        "persistentStorageOptions": sessions(PERSISTENT.name),
        "localSessionStorage": "Cache::FileCache",
        "localSessionStorageOptions": {
            "namespace": "sessions",
            "default_expires_in": 600,
            "directory_umask": "007",
            "cache_root": str(FOLDER / "cache"),
            "cache_depth": 3,
        },
    }


def people() -> dict[str, object]:
    """Who may sign in, and what the portal shows them."""
    return {
        "authentication": "DBI",
        "userDB": "Same",
        "passwordDB": "Null",
        "dbiAuthChain": f"dbi:SQLite:dbname={STORE}",
        "dbiAuthTable": "people",
        "dbiAuthLoginCol": "login",
        "dbiAuthPasswordCol": "password",
        "dbiExportedVars": {"uid": "login", "cn": "name", "mail": "address"},
        "portalDisplayChangePassword": 0,
        "portalDisplayResetPassword": 0,
        "portalDisplayRegister": 0,
        "applicationList": {
            "campus": {
                "type": "category",
                "catname": "Campus",
                "mail": {
                    "type": "application",
                    "options": {
                        "name": "Mail",
                        "description": "Letters",
                        "uri": MAIL,
                        "logo": "mailappt.png",
                        "display": "on",
                    },
                },
            }
        },
        "stayConnected": 1,
    }


def second_factors() -> dict[str, object]:
    """The methods: a number, an address, an authenticator. One is required; who is trusted is not asked."""
    asked = f"not {TRUSTED} or {REGISTERING}"
    return {
        "sfRequired": "not has2f()",
        "totp2fActivation": f"has2f('TOTP') and not {TRUSTED}",
        "totp2fSelfRegistration": 1,
        "totp2fLabel": "Authenticator app",
        "mailFrom": "noreply@campus.example",
        "SMTPServer": SMTP_HOST,
        "SMTPPort": SMTP_PORT,
        "sfExtra": {
            "sms": {
                "type": "REST",
                "register": 1,
                "label": "SMS",
                "rule": asked,
                "over": {
                    "rest2fInitUrl": "https://sms.campus.example/send",
                    "rest2fInitArgs": {"number": "destination"},
                    "rest2fCodeActivation": "\\d{6}",
                    "rest2fResendInterval": 30,
                },
            },
            "email": {
                "type": "Mail2F",
                "register": 1,
                "label": "Backup mailbox",
                "rule": asked,
                "over": {
                    "mail2fSubject": "Your code",
                    "mail2fBody": "Your code is $code",
                    "mail2fResendInterval": 30,
                },
            },
        },
    }


def cas() -> dict[str, object]:
    """The mail, to which the portal vouches for people."""
    return {
        "issuerDBCASActivation": 1,
        "casAccessControlPolicy": "error",
        "casBackChannelSingleLogout": 1,
        "casTicketExpiration": 300,
        "casAppMetaDataOptions": {"mail": {"casAppMetaDataOptionsService": MAIL}},
        "casAppMetaDataExportedVars": {"mail": {"mail": "mail"}},
    }


if __name__ == "__main__":
    directory.make()
    CLOCK.write_text("+0\n")
    (FOLDER / "lemonldap-ng.ini").write_text(INI)
    (FOLDER / "lmConf-1.json").write_text(json.dumps(configuration()))
