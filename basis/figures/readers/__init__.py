"""Reading figures as others deliver them: each reader turns a file or table into `Delivered`, or refuses it whole."""
