import smtplib
from email.message import EmailMessage

from fake_services.clock import Clock
from fake_services.providers.gateways import Gateways


def test_a_mail_arrives_as_a_person_reads_it(gateways: Gateways, clock: Clock) -> None:
    mail = EmailMessage()
    mail["Subject"] = "安全验证"
    mail.set_content("您的验证码为4D8LQ2。\n")
    with smtplib.SMTP(*gateways.smtp) as client:
        client.send_message(mail, "no-reply@kust.edu.cn", ["li@example.com", "wang@example.com"])
    for address in ("li@example.com", "wang@example.com"):
        message = gateways.mail.next(address, after=0, timeout=0)
        assert (message.sender, message.text) == ("no-reply@kust.edu.cn", "安全验证\n\n您的验证码为4D8LQ2。")
        assert 0 <= clock.now() - message.at < 60


def test_of_an_html_mail_the_plain_text_is_read(gateways: Gateways) -> None:
    mail = EmailMessage()
    mail["Subject"] = "安全验证"
    mail.set_content("plain")
    mail.add_alternative("<p>rich</p>", subtype="html")
    with smtplib.SMTP(*gateways.smtp) as client:
        client.send_message(mail, "no-reply@kust.edu.cn", ["zhao@example.com"])
    assert gateways.mail.next("zhao@example.com", after=0, timeout=0).text == "安全验证\n\nplain"
