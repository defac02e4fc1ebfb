"""Room 6: Instruments → RDF: vocabulary, emission, store, shapes, incremental build."""
