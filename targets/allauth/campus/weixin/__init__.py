"""allauth's WeChat provider, telling people apart by their unionid."""
