namespace EmbedBench.Experiments.Specs.Keys;

/// <summary>What a key of the spec decides, and so where it stands in a record.</summary>
public enum KeyClass
{
    /// <summary>Figures: changing it changes the record's hash.</summary>
    Figure,

    /// <summary>Figures of runs on a CPU.</summary>
    CpuFigure,

    /// <summary>Figures of runs on a GPU.</summary>
    GpuFigure,

    /// <summary>How a run is carried out: time, memory, what is kept. Never a figure.</summary>
    Execution,

    /// <summary>Where files lie. Their content has hashes of its own in the record.</summary>
    Place,

    /// <summary>How figures are judged and shown, after the run.</summary>
    Judging,
}
