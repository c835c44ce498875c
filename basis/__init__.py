"""Software with which a municipality and its residents carry out their vision on the sociale basis."""
