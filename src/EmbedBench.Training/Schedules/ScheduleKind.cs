namespace EmbedBench.Training.Schedules;

/// <summary>How the learning rate goes on after the warm-up.</summary>
public enum ScheduleKind
{
    /// <summary>Falls linearly to 0 at the last step.</summary>
    Linear,

    /// <summary>Falls along half a cosine to 0.</summary>
    Cosine,

    /// <summary>Stays; has no warm-up.</summary>
    Constant,

    /// <summary>Stays after the warm-up.</summary>
    ConstantWithWarmup,
}
