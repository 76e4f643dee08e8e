using System.Runtime.InteropServices;
using EmbedBench.Datasets.Rows;

namespace EmbedBench.Datasets.Readers.Parquet;

/// <summary>
/// Puts a column of lists, or of lists of lists, together again. Parquet stores the scalars flat, each with a repetition level (at which
/// depth of lists it begins a new element; 0 a new row) and a definition level (how much of its path is there: a null list, an empty one
/// and a null element have levels of their own).
/// </summary>
/// <param name="elementLevels">From the outermost list inwards, the definition level from which on it has an element.</param>
internal sealed class NestedLists(IReadOnlyList<int> elementLevels)
{
    /// <summary>One cell a row.</summary>
    /// <param name="entries">A scalar or null, in order; for an empty or null list there is one entry, which is ignored.</param>
    /// <param name="definition">Definition levels, one an entry.</param>
    /// <param name="repetition">Repetition levels, one an entry.</param>
    public List<Cell> Assemble(List<Cell> entries, List<int> definition, List<int> repetition)
    {
        ReadOnlySpan<int> definitionLevels = CollectionsMarshal.AsSpan(definition);
        ReadOnlySpan<int> repetitionLevels = CollectionsMarshal.AsSpan(repetition);
        var rows = new List<Cell>();
        int at = 0;
        while (at < entries.Count)
            rows.Add(Next(0, CollectionsMarshal.AsSpan(entries), definitionLevels, repetitionLevels, ref at));
        return rows;
    }

    private Cell Next(int depth, ReadOnlySpan<Cell> entries, ReadOnlySpan<int> definition, ReadOnlySpan<int> repetition, ref int at)
    {
        if (depth == elementLevels.Count)
            return entries[at++];
        int withElement = elementLevels[depth];
        if (definition[at] < withElement)
            return definition[at++] == withElement - 1 ? Cell.Of([]) : Cell.Null;
        var items = new List<Cell>();
        do
            items.Add(Next(depth + 1, entries, definition, repetition, ref at));
        while (at < entries.Length && repetition[at] == depth + 1);
        return Cell.Of(items);
    }
}
