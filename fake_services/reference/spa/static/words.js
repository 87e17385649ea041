export const METHODS = {
  coremail_app: "论客手机客户端",
  otp: "动态口令",
  sms: "手机短信",
  backup: "备用邮箱",
  wechat: "微信扫码",
  wecom: "企业微信扫码",
};
export const ACTIONS = { settings: "去绑定", change: "更换", unbind: "解除" };
export const ICONS = { coremail_app: "✉", otp: "＃", sms: "☎", backup: "＠", wechat: "✆", wecom: "☰" };
export const SCANNED = { wechat: "微信", wecom: "企业微信" };
export const SHOWN_BY = { otp: "身份验证器", coremail_app: "论客手机客户端" };
export const SEND = { sms: "获取短信码", backup: "获取邮件码" };
