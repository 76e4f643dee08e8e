namespace EmbedBench.Experiments.Snapshots;

/// <summary>What became of comparing a run's record with the accepted one: a closed set.</summary>
public abstract record SnapshotOutcome
{
    private SnapshotOutcome()
    {
    }

    /// <summary>Whether the run fails by it.</summary>
    public virtual bool Fails => false;

    /// <summary>What a person is told.</summary>
    public abstract string Describe();

    /// <summary>There is no accepted record yet.</summary>
    public sealed record Missing(string AcceptedFile) : SnapshotOutcome
    {
        public override string Describe() => $"There is no accepted record to compare with ({AcceptedFile}).";
    }

    /// <summary>The two may differ for reasons that are no mistake, so the run is held to its bands alone.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    public sealed record NotCompared(string Reason) : SnapshotOutcome
    {
        public override string Describe() => Reason;
    }

    /// <summary>The same: every digit and hash, or every figure within the tolerance of native arithmetic.</summary>
    public sealed record Same(bool Exactly) : SnapshotOutcome
    {
        public override string Describe() => Exactly
            ? "The record equals the accepted one, hashes included."
            : FormattableString.Invariant($"Every figure is within {SnapshotComparison.NativeTolerance} of the accepted record's.");
    }

    /// <summary>Another result. The run's record was left beside the accepted one.</summary>
    /// <param name="Difference">What differs, line by line.</param>
    /// <param name="ReceivedFile">The run's record.</param>
    public sealed record Different(string Difference, string ReceivedFile) : SnapshotOutcome
    {
        public override bool Fails => true;

        /// <summary>The first of what differs: what follows may follow from it.</summary>
        public string Culprit => Difference.Split('\n')[0];

        public override string Describe() =>
            $"The record differs from the accepted one:\n{Difference}\nWhere the change is meant, accept {ReceivedFile}.";
    }
}
