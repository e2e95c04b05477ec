"""The sixteen parts that every meaning of a cycle is made of."""
