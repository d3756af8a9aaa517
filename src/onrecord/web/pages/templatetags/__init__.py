"""What templates of the newsroom may say."""
