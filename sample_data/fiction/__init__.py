"""What happens in the fictional school, drawn from seeded chances: nobody and no company in it is real."""
