using System.Globalization;
using EmbedBench.Reports.Documents;
using EmbedBench.Results.Published;

namespace EmbedBench.Reports.Blocks;

/// <summary>The notes of published figures, numbered below their table, since many figures share one.</summary>
internal sealed class NoteList(IReadOnlyList<PublishedFigure> figures)
{
    private readonly string[] _notes = [.. figures.Select(figure => figure.Note).Where(note => note.Length > 0).Distinct()];

    /// <summary>A column of numbers where there are notes.</summary>
    public IReadOnlyList<Column> Columns => _notes.Length > 0 ? [Column.Numeric("Note")] : [];

    public IReadOnlyList<ReportElement> Elements => _notes.Length == 0
        ? []
        : [new ReportElement.Points([.. _notes.Select((note, index) => (IReadOnlyList<Span>)[$"Note {Number(index)}: {note}"])])];

    /// <summary>The numbers of notes, for the column.</summary>
    public IReadOnlyList<Span> Cells(params IEnumerable<string> notes)
    {
        if (_notes.Length == 0)
            return [];
        return [string.Join(", ", notes.Where(note => note.Length > 0).Distinct().Select(note => Number(Array.IndexOf(_notes, note))))];
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
