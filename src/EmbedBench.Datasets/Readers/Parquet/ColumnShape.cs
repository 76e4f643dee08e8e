using System.Numerics;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>What a field of a row holds: scalars, or lists of them, or lists of lists.</summary>
/// <param name="Column">Which column of a row group holds the scalars.</param>
/// <param name="Scalars">Their type.</param>
/// <param name="DefinedLevel">The definition level at which a scalar is there: how many fields on its path may be absent.</param>
/// <param name="ElementLevels">From the outermost list inwards, the definition level from which on it has an element.</param>
internal sealed record ColumnShape(int Column, ScalarType Scalars, int DefinedLevel, IReadOnlyList<int> ElementLevels)
{
    /// <summary>Bits of a definition level; 0 where everything is always there, and no levels are stored.</summary>
    public int DefinitionBits => BitsOf(DefinedLevel);

    /// <summary>Bits of a repetition level; 0 where there are no lists, and no levels are stored.</summary>
    public int RepetitionBits => BitsOf(ElementLevels.Count);

    /// <summary>The shape of a field, or null where it holds something else: structures, maps, bytes.</summary>
    public static ColumnShape? Of(SchemaNode field)
    {
        var elementLevels = new List<int>();
        int level = 0;
        Descend(field, ref level, elementLevels);
        while (field.Children.Count > 0)
        {
            if (ElementOf(field, ref level, elementLevels) is not { } element)
                return null;
            field = element;
        }

        return ScalarType.Of(field) is { } scalars ? new ColumnShape(field.Column, scalars, level, elementLevels) : null;
    }

    private static void Descend(SchemaNode field, ref int level, List<int> elementLevels)
    {
        if (field.Repetition == Repetition.Required)
            return;
        level++;
        if (field.Repetition == Repetition.Repeated)
            elementLevels.Add(level);
    }

    // A list is a group around a repeated field. The element is what stands in that field, or, as older writers have it, the field itself.
    private static SchemaNode? ElementOf(SchemaNode list, ref int level, List<int> elementLevels)
    {
        if (list is not { Annotation: Annotation.List, Children: [{ Repetition: Repetition.Repeated } repeated] }
            || list.Repetition == Repetition.Repeated)
            return null;
        Descend(repeated, ref level, elementLevels);
        if (repeated.Children.Count == 0)
            return repeated;
        if (repeated.Children is not [var element] || repeated.Name == "array" || repeated.Name == list.Name + "_tuple")
            return null;
        Descend(element, ref level, elementLevels);
        return element;
    }

    private static int BitsOf(int largest) => largest == 0 ? 0 : BitOperations.Log2((uint)largest) + 1;
}
