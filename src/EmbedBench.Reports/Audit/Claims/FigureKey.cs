namespace EmbedBench.Reports.Audit.Claims;

/// <summary>Which figure a report states.</summary>
/// <param name="Stage"><c>base</c>, <c>tuned</c>, <c>epoch-N</c>, or the place of a table that does not say.</param>
/// <param name="Dimension">A size, <c>mean</c>, or empty where the report has one size and does not say it.</param>
/// <param name="Metric">As <c>ndcg@10</c>, or empty where the report does not say.</param>
internal sealed record FigureKey(string Stage, string Dimension, string Metric)
{
    public const string Base = "base";
    public const string Tuned = "tuned";
    public const string MeanDimension = "mean";

    public override string ToString() =>
        string.Join(' ', new[] { Stage, Metric, Dimension.Length > 0 ? $"at {Dimension}" : "" }.Where(part => part.Length > 0));
}
