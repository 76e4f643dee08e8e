namespace EmbedBench.Results.Records;

/// <summary>A reason why a run's record cannot be accepted as the committed one.</summary>
public enum Reservation
{
    /// <summary>The run stopped before its last stage.</summary>
    PartialStage,

    /// <summary>Keys that decide figures came from the command line or from a spec outside the experiment's folder.</summary>
    Overridden,

    /// <summary>The data was read from a source without a pinned commit.</summary>
    UnpinnedData,

    /// <summary>The model was read from a source without a pinned commit.</summary>
    UnpinnedModel,

    /// <summary>The spec does not say what the data must be.</summary>
    UnknownData,

    /// <summary>The training went from one device to another, so nobody can make the run again.</summary>
    TwoDevices,
}
