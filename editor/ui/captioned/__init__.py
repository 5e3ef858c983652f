"""A clip as a video for posting: its words, lit as they are spoken, on a calm ground."""
