"""What has been read of each article, kept between the passes and between builds: named by what it was made from, so never out of date."""
