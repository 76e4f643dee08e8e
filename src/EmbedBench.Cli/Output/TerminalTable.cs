using Spectre.Console;

namespace EmbedBench.Cli.Output;

/// <summary>A table for a terminal: framed, coloured, wrapped at its width.</summary>
internal static class TerminalTable
{
    /// <param name="writer">The terminal.</param>
    /// <param name="table">The rows.</param>
    /// <param name="width">Columns of the terminal, at least 40.</param>
    public static void Write(TextWriter writer, ResultTable table, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.Yes });
        console.Profile.Width = width;
        Table framed = new Table { ShowHeaders = table.Columns.Any(column => column.Heading.Length > 0) }.Border(TableBorder.Rounded);
        foreach (ResultColumn column in table.Columns)
            framed.AddColumn(new TableColumn(new Text(column.Heading)) { Alignment = column.IsNumber ? Justify.Right : Justify.Left });
        foreach (IReadOnlyList<Cell> row in table.Rows)
            framed.AddRow(row.Select(cell => new Text(cell.Text, Styles(cell.Tone))));
        console.Write(framed);
    }

    private static Style Styles(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}
