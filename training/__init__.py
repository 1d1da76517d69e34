"""How the models that Holdfire ships were trained."""
