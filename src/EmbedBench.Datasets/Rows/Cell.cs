namespace EmbedBench.Datasets.Rows;

/// <summary>
/// What a row holds in one column, whatever its file's format: nothing, a text, or a list. Numbers and truth values are texts.
/// </summary>
public readonly record struct Cell
{
    private Cell(CellKind kind, string text, IReadOnlyList<Cell> items)
    {
        Kind = kind;
        Text = text;
        Items = items;
    }

    public static Cell Null { get; } = new(CellKind.Null, "", []);

    public CellKind Kind { get; }

    /// <summary>The text; empty where the cell holds nothing or a list, and the JSON of a structure.</summary>
    public string Text { get; }

    /// <summary>The elements of a list, else none.</summary>
    public IReadOnlyList<Cell> Items { get; }

    public static Cell Of(string text) => new(CellKind.Text, text, []);

    public static Cell Of(IReadOnlyList<Cell> items) => new(CellKind.List, "", items);

    public static Cell OfStructure(string json) => new(CellKind.Structure, json, []);
}

/// <summary>What a template or a rule can do with a cell.</summary>
public enum CellKind
{
    /// <summary>Reads as an empty text.</summary>
    Null,

    /// <summary>Stands in templates as it is.</summary>
    Text,

    /// <summary>Can be exploded into rows.</summary>
    List,

    /// <summary>Can only be shown.</summary>
    Structure,
}
