"""How each agency writes down what it knows: one module per agency or return."""
