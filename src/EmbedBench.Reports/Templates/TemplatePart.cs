namespace EmbedBench.Reports.Templates;

/// <summary>A piece of a template: a closed set.</summary>
internal abstract record TemplatePart
{
    private TemplatePart()
    {
    }

    /// <summary>Markdown that stays as it is.</summary>
    public sealed record Prose(string Markdown) : TemplatePart;

    /// <summary>
    /// <c>{{ PATH | FORMAT }}</c> in prose: a figure or another value of the record, the format left out for the value's own.
    /// </summary>
    public sealed record Placeholder(string Path, string? Format, TemplatePlace Place) : TemplatePart;

    /// <summary>A fenced block with the info string <c>embedbench NAME</c> and a line <c>KEY: VALUE</c> for each of its options.</summary>
    public sealed record Block(string Name, IReadOnlyList<BlockOption> Options, TemplatePlace Place) : TemplatePart;
}

/// <summary>A place in a template.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct TemplatePlace(int Line, int Column);

/// <summary>An option of a block as it is written.</summary>
internal sealed record BlockOption(string Key, string Value, TemplatePlace Place);
