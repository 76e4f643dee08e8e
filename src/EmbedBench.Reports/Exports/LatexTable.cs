using System.Text;
using EmbedBench.Reports.Documents;

namespace EmbedBench.Reports.Exports;

/// <summary>
/// A table for LaTeX with the package booktabs: best values of a row in bold, a dagger where a difference is significant.
/// </summary>
internal static class LatexTable
{
    public static string Write(ReportElement.Table table)
    {
        var text = new StringBuilder();
        text.Append("% needs \\usepackage{booktabs}\n\\begin{table}\n  \\centering\n");
        text.Append("  \\caption{").Append(Escape(table.Caption)).Append("}\n");
        text.Append("  \\begin{tabular}{")
            .AppendJoin("", table.Columns.Select(column => column.IsNumeric ? 'r' : 'l')).Append("}\n    \\toprule\n");
        WriteRow(text, table.Columns.Select(column => Escape(column.Title)));
        text.Append("    \\midrule\n");
        foreach (IReadOnlyList<Span> row in table.Rows)
            WriteRow(text, row.Select((cell, index) => Format(cell, IsBest(table, row, index))));
        text.Append("    \\bottomrule\n  \\end{tabular}\n");
        if (table.Rows.Any(row => row.Any(cell => cell.IsSignificant)))
            text.Append("  % \\dagger: differs by more than chance\n");
        return text.Append("\\end{table}\n").ToString();
    }

    private static bool IsBest(ReportElement.Table table, IReadOnlyList<Span> row, int index) =>
        table.Compared.Contains(index) && row[index].Value is double value && value == table.Compared.Max(column => row[column].Value);

    private static string Format(Span cell, bool isBest)
    {
        string text = Escape(cell.Text);
        if (cell.Style == SpanStyle.Code)
            text = $"\\texttt{{{text}}}";
        if (isBest || cell.Style == SpanStyle.Strong)
            text = $"\\textbf{{{text}}}";
        return cell.IsSignificant ? $"{text}$^{{\\dagger}}$" : text;
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("    ").AppendJoin(" & ", cells).Append(" \\\\\n");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char letter in SingleLine.Of(text))
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '\u00a0' => "~",
                '–' => "--",
                '…' => "\\dots{}",
                '±' => "$\\pm$",
                '✓' => "$\\checkmark$",
                '✗' => "$\\times$",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
