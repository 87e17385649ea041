"""The names that the guide's pages give to the methods."""

from fake_services.reference.records import Method

NAMES = {
    Method.APP: "Coremail 论客 App",
    Method.OTP: "第三方 OTP",
    Method.SMS: "短信",
    Method.BACKUP: "备用邮箱",
    Method.WECHAT: "微信",
    Method.WECOM: "企业微信",
}
