namespace EmbedBench.Experiments.Specs;

/// <summary>A spec cannot be used; everything that is wrong with it is told at once, a line each.</summary>
public sealed class SpecException : Exception
{
    public SpecException(IReadOnlyList<SpecProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>At least one, in the order of the file.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
