"""Words heard in a recording: by a recogniser that is installed beside Cueline; nothing is ever downloaded."""
