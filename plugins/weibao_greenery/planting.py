"""What every planting states about itself."""

from weibao import Attribute, Text

PLANTING = (
    Attribute("position", Text("种植位置", "position"), "text", default=""),
    Attribute("species", Text("品种", "species"), "text", default=""),
    Attribute("quantity", Text("数量", "quantity"), default=1, least=0, most=100_000),
    Attribute("soil", Text("土壤", "soil"), "text", default=""),
)
