namespace EmbedBench.Reports;

/// <summary>A report's template cannot be used; everything that is wrong with it is told at once, a line each.</summary>
public sealed class ReportException : Exception
{
    public ReportException(IReadOnlyList<ReportProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>At least one, in the order of the file.</summary>
    public IReadOnlyList<ReportProblem> Problems { get; }
}
