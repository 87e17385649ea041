const METHODS = { coremail_app: "论客手机客户端", otp: "动态口令", sms: "手机短信" };
export const named = ({ method, label, scanned }) => METHODS[method] ?? (scanned ? `${label}扫码` : label);
export const ACTIONS = { settings: "去绑定", change: "更换", unbind: "解除" };
const ICONS = { coremail_app: "✉", otp: "＃", sms: "☎", backup: "＠", wechat: "✆" };
export const icon = (method) => ICONS[method] ?? "☰";
export const SHOWN_BY = { otp: "身份验证器", coremail_app: "论客手机客户端" };
export const SEND = { sms: "获取短信码", backup: "获取邮件码" };
