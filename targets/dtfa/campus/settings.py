"""Django's settings and those of django-two-factor-auth, which its documentation tells.

https://django-two-factor-auth.readthedocs.io/en/stable/installation.html and …/configuration.html
"""

import os
import secrets

HOST = "mail.campus.example"

SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = [HOST, "127.0.0.1"]
ROOT_URLCONF = "campus.urls"
LOGIN_URL = LOGOUT_REDIRECT_URL = "two_factor:login"
LOGIN_REDIRECT_URL = "welcome"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["CAMPUS_STORE"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True

INSTALLED_APPS = [
    "campus",  # before two_factor, whose pages it dresses
    "webmail",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "two_factor",
    "two_factor.plugins.phonenumber",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
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

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [f"https://{HOST}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TWO_FACTOR_REMEMBER_COOKIE_SECURE = True

TWO_FACTOR_SMS_GATEWAY = "campus.gateway.Tencent"
TWO_FACTOR_REMEMBER_COOKIE_AGE = 14 * 24 * 60 * 60
