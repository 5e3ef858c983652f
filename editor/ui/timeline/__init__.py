"""The recording in time: ruler, headers, waveform, words and clips, under the text."""
