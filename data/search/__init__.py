"""Search as Arabic readers type: words without their clitics and endings, phrases, names in any spelling."""
