"""All settings, with typed readers; without environment it is safe for one machine and refuses to be a production.

Every variable stands in `.env.example`; a test compares the two.
"""

import secrets
from pathlib import Path
from typing import Any

from basis.site import env
from basis.site.databases import database_from
from basis.site.mail import domain_from, listen_from, sender_from, smtp_from
from basis.site.signing_in import issuer_from, roles_from

ROOT = Path(__file__).resolve().parents[2]
DATA = env.folder("BASIS_DATA", ROOT / "var")
BUILD = DATA / "build"  # what the build of the front end makes
BUILD.mkdir(exist_ok=True)
PACK = (ROOT / env.text("BASIS_PACK", "packs/oss")).resolve()
if not PACK.is_dir():
    raise env.WrongSetting(f"BASIS_PACK: de map {PACK} is er niet / there is no such folder")

DEMO = env.flag("BASIS_DEMO", default=False)
DEBUG = env.flag("BASIS_DEBUG")
PRODUCTION = env.flag("BASIS_PRODUCTION")
HOSTS = env.words("BASIS_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver")
ALLOWED_HOSTS = HOSTS
HTTPS = env.flag("BASIS_HTTPS", default=PRODUCTION)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS if HTTPS and host not in {"*"}]


def _secret() -> str:
    """The key of this installation: from the environment, or made once in the data folder."""
    if given := env.text("BASIS_SECRET_KEY"):
        return given
    if PRODUCTION:
        raise env.WrongSetting(
            "BASIS_SECRET_KEY ontbreekt: in productie maakt u zelf een geheime sleutel / make a secret key yourself"
        )
    path = DATA / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return path.read_text(encoding="utf-8")


SECRET_KEY = _secret()
if PRODUCTION and not HOSTS:
    raise env.WrongSetting(
        "BASIS_HOSTS ontbreekt: noem de adressen waarop deze website te vinden is / name the addresses of this website"
    )
if PRODUCTION and DEBUG:
    raise env.WrongSetting("BASIS_DEBUG kan niet aan zijn in productie / cannot be on in production")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    # the house, lowest layer first
    "basis.design",
    "basis.audit",
    "basis.search",
    "basis.notifications",
    "basis.moderation",
    "basis.vision",
    "basis.areas",
    "basis.accounts",
    "basis.topics",
    "basis.needs",
    "basis.relay",
    "basis.figures",
    "basis.socialmap",
    "basis.sources",
    "basis.upkeep",
    "basis.meeting",
    "basis.initiatives",
    "basis.activities",
    "basis.exchange",
    "basis.calendars",
    "basis.joining",
    "basis.liaison",
    "basis.stories",
    "basis.telling",
    "basis.patterns",
    "basis.meaning",
    "basis.talks",
    "basis.reports",
    "basis.api",
    "basis.site",
    "allauth.account",  # after accounts, whose templates come first; not "allauth" itself, whose texts are not ours
    "allauth.mfa",
    "django.forms",  # after design, whose templates for forms come first
]

MIDDLEWARE = [
    "basis.api.middleware.answers",  # first: also what the others refuse is an answer of the API
    "django.middleware.security.SecurityMiddleware",
    "basis.site.middleware.security_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # after what sets headers: a file is an answer too
    "django.contrib.sessions.middleware.SessionMiddleware",
    "basis.site.middleware.language",
    "basis.site.middleware.slashes",
    "basis.areas.middleware.same_areas",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "basis.audit.middleware.acts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "basis.accounts.middleware.session_ends",
    "basis.accounts.middleware.unsent_form",
    "basis.accounts.middleware.second_step",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "basis.site.urls"
WSGI_APPLICATION = "basis.site.wsgi.application"
APPEND_SLASH = False  # `slashes` does it for pages, never for the API

TEMPLATES = [
    {
        "BACKEND": "basis.design.engine.Templates",
        "NAME": "django",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "basis.site.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "basis.design.forms.Renderer"

DATABASES = {"default": database_from(env.text("DATABASE_URL"), DATA, ROOT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ADDRESS = env.address("BASIS_ADDRESS") or (  # of this website, as it stands in a mail
    f"http{'s' if HTTPS else ''}://{HOSTS[0].lstrip('*.')}" + ("" if HTTPS else f":{env.number('PORT', 8000)}")
    if HOSTS and HOSTS[0] != "*"
    else "http://localhost:8000"
)
ADDRESS = ADDRESS.rstrip("/")
SMTP = smtp_from(env.text("BASIS_SMTP_URL"))
MAIL_FROM = sender_from("BASIS_MAIL_FROM", env.text("BASIS_MAIL_FROM"), "")
MAIL_DOMAIN = domain_from("BASIS_MAIL_DOMAIN", env.text("BASIS_MAIL_DOMAIN"))
INBOUND_LISTEN = listen_from("BASIS_INBOUND_LISTEN", env.text("BASIS_INBOUND_LISTEN"))
if SMTP and not MAIL_FROM:
    raise env.WrongSetting("BASIS_MAIL_FROM ontbreekt: van welk adres komt de mail? / from which address comes mail?")

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["basis.accounts.backend.RoleBackend"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

CACHES = {  # in the database, so that all processes count the same tries
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},  # with less, who tries many addresses makes us forget what was counted
    }
}
SECOND_FACTOR = env.flag("BASIS_SECOND_FACTOR", default=PRODUCTION or not DEMO)  # of staff, beside their mailbox
ACCOUNT_ADAPTER = "basis.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # ASVS V6.5.5
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_TIMEOUT = 30 * 60  # the code and the second step together
ACCOUNT_RATE_LIMITS = {  # "key" is an address: at most 20 codes a day and 10 wrong ones an hour, from wherever
    "request_login_code": "30/10m/ip,5/15m/key,20/d/key",
    "login_failed": "60/10m/ip,10/h/key",
}
OIDC_KEY = env.text("BASIS_OIDC_KEY", str(DATA / "oidc.pem"))  # made by ./run make_oidc_key
OIDC: dict[str, Any] = {  # the organisation signs in its staff
    "client_id": env.text("BASIS_OIDC_CLIENT_ID"),
    "issuer": issuer_from(
        "BASIS_OIDC_ISSUER", env.address("BASIS_OIDC_ISSUER"), env.text("BASIS_OIDC_CLIENT_ID"), production=PRODUCTION
    ),
    "title": env.text("BASIS_OIDC_TITLE"),
    "acr": env.words("BASIS_OIDC_ACR"),
    "groups": env.text("BASIS_OIDC_GROUPS", "groups"),
    "roles": roles_from("BASIS_OIDC_ROLES", env.text("BASIS_OIDC_ROLES")),
}
BROKER: dict[str, Any] = {  # a broker signs in residents with DigiD or eHerkenning
    "client_id": env.text("BASIS_BROKER_CLIENT_ID"),
    "issuer": issuer_from(
        "BASIS_BROKER_ISSUER",
        env.address("BASIS_BROKER_ISSUER"),
        env.text("BASIS_BROKER_CLIENT_ID"),
        production=PRODUCTION,
    ),
    "title": env.text("BASIS_BROKER_TITLE"),
    "acr": env.words("BASIS_BROKER_ACR"),
}
MFA_ADAPTER = "basis.accounts.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_FORMS = {
    "authenticate": "basis.accounts.sign_in_forms.SecondStepForm",
    "reauthenticate": "basis.accounts.sign_in_forms.AgainForm",
    "activate_totp": "basis.accounts.sign_in_forms.AppForm",
    "add_webauthn": "basis.accounts.sign_in_forms.PasskeyForm",
}

LANGUAGE_CODE = "nl"
LANGUAGES = [  # which of them are complete stands in basis/languages.py
    ("nl", "Nederlands"),
    ("en", "English"),
    ("pl", "Polski"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("uk", "Українська"),
]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
LOCALE_PATHS = [ROOT / "basis" / "locale"]  # of the topic files; each module has its own locale folder

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("build", BUILD)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "basis.design.static_storage.Collected"},
}
MEDIA_ROOT = DATA / "files"
WHITENOISE_MAX_AGE = 31536000 if PRODUCTION else 60

SESSION_COOKIE_NAME = "__Host-sessie" if HTTPS else "sessie"  # "__Host-": of this name only, and never without https
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "basis.site.views.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
BEHIND_PROXY = env.flag("BASIS_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
PROXIES = env.number("BASIS_PROXIES", 1) if BEHIND_PROXY else 0  # whose X-Forwarded-For is believed, from the right
X_FRAME_OPTIONS = "DENY"

TILES = env.address("BASIS_TILES", holds=("{z}", "{x}", "{y}"))  # of map tiles; empty: our own polygons are enough
TILES_HOST = "/".join(TILES.split("/")[:3]) if TILES else ""
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:", *([TILES_HOST] if TILES_HOST else [])],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

PDOK_URL = env.address("BASIS_PDOK_URL", "https://api.pdok.nl")
GEOCODER_URL = env.address("BASIS_GEOCODER_URL").rstrip("/")  # where addresses are looked up; empty: nowhere
CBS_URL = env.address("BASIS_CBS_URL", "https://datasets.cbs.nl/odata/v1/CBS")
MAX_IMPORT_MB = env.number("BASIS_MAX_IMPORT_MB", 150)
CLAMD = env.text("BASIS_CLAMD")  # virus scanner for documents: host:3310 or unix:/run/clamav/clamd.ctl
if CLAMD and not CLAMD.startswith("unix:") and not CLAMD.rpartition(":")[2].isdigit():
    raise env.WrongSetting(f"BASIS_CLAMD={CLAMD!r}: verwacht / expected host:3310, unix:/run/clamav/clamd.ctl")
SCAN_REQUIRED = env.flag("BASIS_SCAN_REQUIRED")

LOG_LEVEL = env.choice("BASIS_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"httpx": {"level": "WARNING"}},  # it tells every request, and an import makes hundreds of them
}
