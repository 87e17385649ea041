"""What people act by: browsers and the wire behind them, phones, mail programs."""
