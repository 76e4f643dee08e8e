namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>A field of the schema, with the fields below it: a leaf with a type, or a group.</summary>
internal sealed record SchemaNode
{
    private const int DeepestSchema = 32;

    public required string Name { get; init; }

    /// <summary>How it is stored; null for a group.</summary>
    public required PhysicalType? Type { get; init; }

    public required Repetition Repetition { get; init; }

    public required Annotation Annotation { get; init; }

    public required IReadOnlyList<SchemaNode> Children { get; init; }

    /// <summary>For a leaf, which column of a row group holds it.</summary>
    public required int Column { get; init; }

    /// <summary>
    /// The fields of a row, from the flat list in the footer: each element says how many of those that follow are its children.
    /// </summary>
    /// <param name="elements">The list; the first element is the row itself.</param>
    /// <param name="columns">How many leaves there are.</param>
    /// <exception cref="InvalidDataException">The list is no tree, or too deep.</exception>
    public static IReadOnlyList<SchemaNode> Read(IEnumerable<CompactStructure> elements, out int columns)
    {
        columns = 0;
        using IEnumerator<CompactStructure> list = elements.GetEnumerator();
        SchemaNode root = Next(list, ref columns, depth: 0);
        return list.MoveNext() ? throw new InvalidDataException("its schema goes on behind the last field") : root.Children;
    }

    private static SchemaNode Next(IEnumerator<CompactStructure> list, ref int columns, int depth)
    {
        if (depth > DeepestSchema)
            throw new InvalidDataException($"its schema is deeper than {DeepestSchema}");
        if (!list.MoveNext())
            throw new InvalidDataException("its schema ends in the middle");
        CompactStructure element = list.Current;
        var children = new List<SchemaNode>();
        for (long left = element.Integer(5) ?? 0; left > 0; left--)
            children.Add(Next(list, ref columns, depth + 1));
        return new SchemaNode
        {
            Name = element.Text(4),
            Type = (PhysicalType?)element.Integer(1),
            Repetition = (Repetition)(element.Integer(3) ?? 0),
            Annotation = Annotations.Of(element.Structure(10), element.Integer(6)),
            Children = children,
            Column = children.Count == 0 ? columns++ : -1,
        };
    }
}
