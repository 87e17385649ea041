"""The reference's own calls: the SMS and WeChat gateways, the mail server, the portal's CAS."""
