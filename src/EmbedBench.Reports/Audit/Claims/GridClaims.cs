using EmbedBench.Reports.Audit.Grids;
using EmbedBench.Reports.Audit.Numbers;

namespace EmbedBench.Reports.Audit.Claims;

/// <summary>Reads what a table states.</summary>
/// <param name="grid">The table.</param>
/// <param name="lines">The report, where the lines above the table say what it does not.</param>
internal sealed class GridClaims(Grid grid, IReadOnlyList<string> lines)
{
    private const int LinesAboveForStage = 14;
    private const int LinesAboveForMetric = 4;
    private const int LongestHeading = 80;

    private readonly ColumnRole[] _roles = [.. grid.Header.Select(ColumnRole.Of)];

    /// <summary>Whether others' figures stand beside the report's own; then nothing in it contradicts anything.</summary>
    private bool HasOthersFigures =>
        grid.Header.Contains("published", StringComparer.OrdinalIgnoreCase) || _roles.Any(role => role is ColumnRole.Source);

    /// <summary>Whether it says of which metric or size a figure is; other tables list queries, labels, machines.</summary>
    private bool NamesItsFigures => _roles.Any(role =>
        role is ColumnRole.Metric or ColumnRole.Dimension
            || (role is ColumnRole.Figures figures && (figures.OfMetric ?? figures.OfDimension) is not null));

    public IEnumerable<Claim> Claims()
    {
        if (HasOthersFigures || !NamesItsFigures)
            yield break;
        string stageAbove = StageAbove() ?? $"table at line {grid.Line}";
        string? metricAbove = MetricAbove();
        foreach (GridRow row in grid.Rows)
        {
            string? epoch = Cell(row, role => role is ColumnRole.Epoch);
            for (int column = 0; column < _roles.Length; column++)
            {
                if (_roles[column] is not ColumnRole.Figures figures || WrittenNumber.Parse(row.Cells[column]) is not { } number)
                    continue;
                string stage = figures.Stage ?? (epoch is null ? stageAbove : $"epoch-{epoch}");
                string metric = figures.OfMetric ?? MetricOf(row) ?? metricAbove ?? "";
                yield return new Claim(new FigureKey(stage, figures.OfDimension ?? DimensionOf(row), metric), number, row.Line, grid.Line);
            }
        }
    }

    public IEnumerable<Comparison> Comparisons()
    {
        if (HasOthersFigures)
            yield break;
        string? metricAbove = MetricAbove();
        foreach (GridRow row in grid.Rows)
        {
            WrittenNumber? before = Number(row, role => role is ColumnRole.Figures { Stage: FigureKey.Base });
            WrittenNumber? after = Number(row, role => role is ColumnRole.Figures { Stage: FigureKey.Tuned });
            if (before is null || after is null)
                continue;
            yield return new Comparison(DimensionOf(row), MetricOf(row) ?? metricAbove ?? "", row.Line, grid.Line)
            {
                Base = before,
                Tuned = after,
                Difference = Number(row, role => role is ColumnRole.Difference),
                Percent = Number(row, role => role is ColumnRole.Percent),
            };
        }
    }

    private string DimensionOf(GridRow row) =>
        Cell(row, role => role is ColumnRole.Dimension) is { } cell ? Mentions.WholeDimension(cell) ?? cell : "";

    private string? MetricOf(GridRow row) =>
        Cell(row, role => role is ColumnRole.Metric) is { } cell ? Mentions.Metric(cell) ?? cell : null;

    private string? Cell(GridRow row, Predicate<ColumnRole> wanted) =>
        Array.FindIndex(_roles, wanted) is var column and >= 0 ? row.Cells[column] : null;

    private WrittenNumber? Number(GridRow row, Predicate<ColumnRole> wanted) =>
        Cell(row, wanted) is { } cell ? WrittenNumber.Parse(cell) : null;

    /// <summary>The stage that the nearest line above mentions which mentions one at all.</summary>
    private string? StageAbove() => Above(LinesAboveForStage).Select(Mentions.Stage).FirstOrDefault(stage => stage is not null);

    /// <summary>The metric of a heading just above.</summary>
    private string? MetricAbove() =>
        Above(LinesAboveForMetric).Where(line => line.Length <= LongestHeading)
            .Select(Mentions.Metric).FirstOrDefault(metric => metric is not null);

    private IEnumerable<string> Above(int count) =>
        Enumerable.Range(1, count).Select(step => grid.Line - 1 - step).Where(line => line >= 0).Select(line => lines[line]);
}
