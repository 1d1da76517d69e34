"""Attribution: who said what, read by a trained model: source, cue and content, each with its tokens."""
