"""Căn Cứ: a knowledge graph of Vietnamese legal citations."""
