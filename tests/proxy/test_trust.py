import shutil
import subprocess

from fake_services.proxy import Proxy, key_digest


def test_the_digest_is_the_one_that_openssl_makes(proxy: Proxy) -> None:
    script = """openssl x509 -in "$0" -noout -pubkey | openssl pkey -pubin -outform DER \
        | openssl dgst -sha256 -binary | openssl base64"""
    assert shutil.which("openssl")
    made = subprocess.run(["sh", "-c", script, proxy.ca], check=True, capture_output=True, text=True)
    assert key_digest(proxy.ca) == made.stdout.strip()
