"""The reference central server: it holds every case of a service and answers its laptops."""
