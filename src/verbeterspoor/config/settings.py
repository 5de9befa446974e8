"""One settings file; everything that differs per installation comes from the environment."""

from __future__ import annotations

import os
import secrets
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent


def flag(name: str, default: bool) -> bool:
    """Read a yes/no setting from the environment."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "ja", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Read a list of words, separated by commas or spaces, from the environment."""
    return os.environ.get(name, default).replace(",", " ").split()


DATA_DIR = Path(os.environ.get("DATA_DIR", ROOT / "var"))
DEBUG = flag("DEBUG", False)
DEMO = flag("DEMO", False)
"""A demo has a simulated clock, demo accounts without second factor, and says so on every page."""


def secret_key() -> str:
    """Return the key from the environment, or make one that stays in the data folder of this installation."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    kept = DATA_DIR / "secret_key"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        fresh = DATA_DIR / f"secret_key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        try:
            os.link(fresh, kept)
        except FileExistsError:
            pass
        fresh.unlink()
    return kept.read_text().strip()


SECRET_KEY = secret_key()
HTTPS = flag("HTTPS", False)
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip("/")
"""Where people find this installation: the addresses in mails begin with it."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "verbeterspoor.foundation",
    "verbeterspoor.history",
    "verbeterspoor.accounts",
    "verbeterspoor.organisations",
    "verbeterspoor.notices",
    "verbeterspoor.trajectories",
    "verbeterspoor.documents",
    "verbeterspoor.supervision",
    "verbeterspoor.plans",
    "verbeterspoor.decisions",
    "verbeterspoor.intake",
    "verbeterspoor.overview",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "verbeterspoor.foundation.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "verbeterspoor.accounts.middleware.LanguageMiddleware",
    "verbeterspoor.accounts.middleware.DutyMiddleware",
    "verbeterspoor.organisations.middleware.MunicipalityMiddleware",
]

ROOT_URLCONF = "verbeterspoor.config.urls"
APPEND_SLASH = False
WSGI_APPLICATION = "verbeterspoor.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "verbeterspoor.organisations.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]


def database(url: str) -> dict[str, object]:
    """Read DATABASE_URL: `sqlite:///path` or `postgres://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme.startswith("sqlite"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", f"sqlite:///{DATA_DIR / 'verbeterspoor.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
"""Shared by all processes, so that throttling of sign-in counts across them."""

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "storage")},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in [DATA_DIR / "static"] if folder.is_dir()]
"""An installation can add files of its own: `themes/<municipality>.css` is that municipality's house style."""
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
UPLOAD_MAX_BYTES = int(os.environ.get("UPLOAD_MAX_MB", "50")) * 1024 * 1024
"""The largest file that can be read in; a larger one is refused with a message."""
READING_LEASE_SECONDS = int(os.environ.get("READING_LEASE_SECONDS", "120"))
"""A worker that gave no sign of life for so long has died; another one takes over what it was reading."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview:my_tasks"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "verbeterspoor.accounts.forms.ResetPasswordForm"}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip,5/h/key"}
ROUND_LINKS_UNKNOWN_PER_MINUTE, ROUND_LINK_SENT_PER_HOUR = 20, 120
"""How many links that do not exist one computer may try, and how often one link may be used to send something."""

PASSWORD_RESET_TIMEOUT = int(os.environ.get("PASSWORD_RESET_HOURS", "4")) * 3600
"""A link to choose a new password works so long, and once."""
INVITATION_DAYS = int(os.environ.get("INVITATION_DAYS", "14"))
"""The link in an invitation works so many days."""
ACCOUNT_ADAPTER = "verbeterspoor.accounts.adapter.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(flag("BEHIND_PROXY", False))
MFA_ADAPTER = "verbeterspoor.accounts.adapter.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
"""An administrator made the account: there is nobody whose address could be taken."""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "add_webauthn": "verbeterspoor.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "verbeterspoor.accounts.forms.PasskeyNameForm",
    "login_webauthn": "verbeterspoor.accounts.forms.LoginPasskeyForm",
    "authenticate_webauthn": "verbeterspoor.accounts.forms.AuthenticatePasskeyForm",
    "reauthenticate_webauthn": "verbeterspoor.accounts.forms.ConfirmPasskeyForm",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
"""Asking and answering both count, and a whole town hall can have one address."""
MFA_TOTP_ISSUER = "Verbeterspoor"
SECOND_FACTOR_REQUIRED = flag("SECOND_FACTOR_REQUIRED", True)
"""Everybody but a demo account signs in with a second factor (BIO2 5.17.01)."""

SECOND_FACTOR_KEYS = words("SECOND_FACTOR_KEYS") or [SECRET_KEY]
"""What second factors are sealed with: the first word seals, the others only open what was sealed before."""


def mail_server(url: str) -> dict[str, Any]:
    """Read EMAIL_URL: `smtp://user:password@host:587`, `smtps://…:465`, or `folder:` for files in DATA_DIR/mail.

    `smtp` asks for STARTTLS; `?starttls=no` leaves that out, for a server on the same machine only.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "folder"}:
        raise ImproperlyConfigured(f"EMAIL_URL starts with smtp://, smtps:// or folder:, not with {parts.scheme}:")
    if parts.scheme == "folder":
        return {"EMAIL_BACKEND": "verbeterspoor.foundation.mail_folder.FolderBackend"}
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if is_tls else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": is_tls,
        "EMAIL_USE_TLS": not is_tls and dict(parse_qsl(parts.query)).get("starttls") != "no",
    }


globals().update(mail_server(os.environ.get("EMAIL_URL", "folder:")))
MAIL_FOLDER = DATA_DIR / "mail"
EMAIL_TIMEOUT = 30
"""Seconds a mail server may take for one answer; far shorter than the lease on a mail."""
MAIL_LEASE_SECONDS = int(os.environ.get("MAIL_LEASE_SECONDS", "300"))
"""A worker that took a mail and did not finish in so long has died; another one sends it."""
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("MAIL_FROM", "Verbeterspoor <verbeterspoor@localhost>")
MAIL_DOMAIN = os.environ.get("MAIL_DOMAIN", parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2])
"""The part after the @ of every Message-ID; changing it while mails wait gives those another one."""

FORM_RENDERER = "verbeterspoor.foundation.forms.NLDesignRenderer"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
"""A pasted text of four hundred pages must reach its form, which says that it is too long and gives it back."""

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["urls.W002"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
