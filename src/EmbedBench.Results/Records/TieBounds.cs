namespace EmbedBench.Results.Records;

/// <summary>The lowest and the highest value of a metric that another order among equal scores could give.</summary>
public sealed record TieBounds(double Lowest, double Highest);
