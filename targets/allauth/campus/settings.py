"""Django's and allauth's settings; what is said here of allauth, its documentation says how to.

https://docs.allauth.org/en/latest/account/configuration.html, …/mfa/configuration.html, …/socialaccount/
"""

import os
import secrets
from pathlib import Path

HOST = "mail.campus.example"

SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = [HOST, "127.0.0.1"]
ROOT_URLCONF = "campus.urls"
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["CAMPUS_STORE"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "webmail",
    "campus",
    "campus.weixin",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "campus.middleware.forced_binding",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [f"https://{HOST}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

ACCOUNT_ADAPTER = "campus.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "phone", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_BY_CODE_REQUIRED = {"password"}
ACCOUNT_LOGIN_BY_CODE_TRUST_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 3 * 60
"""As long as a code for signing in lives by default."""
ACCOUNT_RATE_LIMITS = {
    "login": "",
    "login_failed": "5/5m/key",
    "verify_phone": "5/m/key",
    "change_phone": "10/m/user",
}
"""Without the limits per address, which all of a campus share; wider for a number and for its change."""
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}

MFA_SUPPORTED_TYPES = ["totp"]
MFA_TRUST_ENABLED = True
MFA_TOTP_TOLERANCE = 1

SOCIALACCOUNT_ADAPTER = "campus.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "weixin": {
        "APPS": [{"client_id": os.environ["WEIXIN_APP_ID"], "secret": os.environ["WEIXIN_APP_SECRET"]}]
    }
}
