using System.Collections.Immutable;

namespace EmbedBench.Datasets.Rows;

/// <summary>A text with columns in braces, <c>{title} {description}</c>: each is replaced by the row's value.</summary>
public sealed record ColumnTemplate
{
    private readonly ImmutableArray<Part> _parts;

    private ColumnTemplate(string text, ImmutableArray<Part> parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>As written in the spec.</summary>
    public string Text { get; }

    /// <summary>The columns named, in order, with repetitions.</summary>
    public IEnumerable<string> Columns => _parts.Where(part => part.IsColumn).Select(part => part.Text);

    /// <exception cref="FormatException">A brace without its partner, an empty name, or no column at all.</exception>
    public static ColumnTemplate Parse(string text)
    {
        ImmutableArray<Part>.Builder parts = ImmutableArray.CreateBuilder<Part>();
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            string literal = open < 0 ? text[at..] : text[at..open];
            if (literal.Contains('}', StringComparison.Ordinal))
                throw new FormatException($"The template \"{text}\" has a '}}' without a '{{' before it; columns are written {{name}}.");
            if (literal.Length > 0)
                parts.Add(new Part(literal, IsColumn: false));
            if (open < 0)
                break;
            int close = text.IndexOf('}', open);
            if (close < 0)
                throw new FormatException($"The template \"{text}\" has a '{{' without a '}}' behind it; columns are written {{name}}.");
            string column = text[(open + 1)..close];
            if (column.Length == 0 || column.Contains('{', StringComparison.Ordinal))
                throw new FormatException($"The template \"{text}\" names a column \"{column}\"; columns are written {{name}}.");
            parts.Add(new Part(column, IsColumn: true));
            at = close + 1;
        }

        return parts.Any(part => part.IsColumn)
            ? new ColumnTemplate(text, parts.ToImmutable())
            : throw new FormatException($"The template \"{text}\" names no column; columns are written {{name}}.");
    }

    public bool Equals(ColumnTemplate? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    /// <summary>The text of a row; <paramref name="value"/> gives a column's value.</summary>
    internal string Apply(Func<string, string> value) => _parts.Length == 1
        ? value(_parts[0].Text)
        : string.Concat(_parts.Select(part => part.IsColumn ? value(part.Text) : part.Text));

    private readonly record struct Part(string Text, bool IsColumn);
}
