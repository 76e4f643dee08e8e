namespace EmbedBench.Reports.Audit.Claims;

/// <summary>What the cells of a column are: a closed set.</summary>
internal abstract record ColumnRole
{
    private ColumnRole()
    {
    }

    /// <summary>Says which metric a row is about.</summary>
    public sealed record Metric : ColumnRole;

    /// <summary>Says which dimension a row is about.</summary>
    public sealed record Dimension : ColumnRole;

    /// <summary>Says after which epoch a row's figures were taken.</summary>
    public sealed record Epoch : ColumnRole;

    /// <summary>Says whose figures a row has, where a table sets others' beside its own.</summary>
    public sealed record Source : ColumnRole;

    /// <summary>Figures; what is null is said elsewhere.</summary>
    public sealed record Figures(string? Stage, string? OfDimension, string? OfMetric) : ColumnRole;

    /// <summary>Tuned minus base.</summary>
    public sealed record Difference : ColumnRole;

    /// <summary>That in percent of base.</summary>
    public sealed record Percent : ColumnRole;

    /// <summary>Something that the audit does not read.</summary>
    public sealed record Other : ColumnRole;

    public static ColumnRole Of(string heading)
    {
        string lower = heading.ToLowerInvariant();
        string? metric = Mentions.Metric(heading);
        if (metric is not null)
            return new Figures(Mentions.Stage(heading), Mentions.Dimensions(heading) is [var size] ? size : null, metric);
        if (Mentions.WholeDimension(heading) is { } whole)
            return new Figures(null, whole, null);
        return lower switch
        {
            "metric" => new Metric(),
            "dimension" or "dim" or "dimensions" => new Dimension(),
            "epoch" => new Epoch(),
            "source" => new Source(),
            "this run" => new Figures(null, null, null),
            _ when lower.Contains('%', StringComparison.Ordinal) || lower is "change" or "improvement" => new Percent(),
            _ when lower.StartsWith("abs", StringComparison.Ordinal) || lower is "delta" or "difference" or "δ" => new Difference(),
            _ when Mentions.WholeStage(heading) is { } stage => new Figures(stage, null, null),
            _ => new Other(),
        };
    }
}
