//! The rule language: YAML files to rules that can be evaluated.
